# make lab PYTHON=python3.12 PORT=8889 · make test PATHS=tests/test_data.py ARGS="-k name"
PORT ?= 8888
PATHS ?= $(wildcard tests lessons solutions)

python = $(or $(PYTHON),python3)
set_up = @command -v $(python) >/dev/null || { echo "$(python) was not found: install Python 3.11, 3.12 or 3.13"; exit 1; }; \
	$(python) tools/bootstrap.py $(if $(PYTHON),--python $(PYTHON))
run = @.venv/bin/python
nbval = --nbval-lax --nbval-sanitize-with tests/sanitize.cfg --nbval-cell-timeout=300
processes = --numprocesses=3 --dist=loadfile --no-loadscope-reorder

.PHONY: help lab teacher check test lessons exercises grade-the-grader verify studies bench format pins repin clean

help: ## show these lines
	@sed -n 's/^\([a-z-]*\): .*## /\1	/p' Makefile | awk -F '\t' '{ printf "make %-17s %s\n", $$1, $$2 }'

lab: ## open the course in JupyterLab, on your own copy in workspace/
	$(set_up) lab
	$(run) tools/lab.py --port $(PORT)

teacher: ## open the course itself in JupyterLab, with nbgrader's menus
	$(set_up) lab teacher
	$(run) tools/lab.py --port $(PORT) --teacher

check: ## see in a minute or two whether the course works on this machine
	$(set_up) lab
	$(run) tools/check.py

test: ## check everything, with the network off
	$(set_up) test
	$(run) -m ruff check --quiet .
	$(run) -m ruff format --check --quiet .
	@GANEDU_BUDGET=smoke GANEDU_PRECISION=float32 tools/offline.sh .venv/bin/python -m pytest $(PATHS) $(nbval) $(processes) $(ARGS)

lessons: ## run the lessons whose source changed and keep their outputs
	$(set_up) test
	$(run) -m tools.lessons

exercises: ## make exercises/ from solutions/
	$(set_up) test
	$(run) -m tools.exercises

grade-the-grader: ## hold the exercises' checks and hidden tests against right and wrong answers
	$(set_up) test
	$(run) -m tools.grade_the_grader $(ARGS)

verify: ## run every lesson in full and hold each claim against its bar (docs/claims.md)
	$(set_up) test
	$(run) -m tools.verify $(ARGS)

studies: ## measure what is missing or stale of benchmarks/studies
	$(set_up) test
	$(run) -m tools.studies $(ARGS)

bench: ## time ganedu beside other programs, and its widgets in a browser (docs/speed.md, docs/in_browser.md)
	$(set_up) test bench
	$(run) -m benchmarks.speed $(ARGS)
	$(run) -m benchmarks.in_browser

format: ## bring all code and notebooks into one style
	$(set_up) test
	$(run) -m ruff check --quiet --fix .
	$(run) -m ruff format --quiet .

pins: ## prove that every pinned package can be installed on every supported machine
	$(set_up) test
	$(run) tools/check_pins.py

repin: ## pin the newest packages that pyproject.toml allows, then prove them
	$(set_up) test
	$(run) tools/write_pins.py
	$(run) tools/check_pins.py

clean: ## remove .venv and caches; workspace/ stays
	@rm -rf .venv ganedu.egg-info .pytest_cache .ruff_cache
	@find ganedu tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
