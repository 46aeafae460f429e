"""What all tools that draw in the browser have in common."""

import collections
import re

from ganedu import live  # noqa: F401  (which defines the tools)
from ganedu.live.kit.tool import Tool
import pytest

DECLARED = re.compile(r"^(?:async )?(?:const|let|class|function)\*? (?:\[[^]]*\]|\{[^}]*\}|\w+)", re.MULTILINE)


def tools(kind=Tool):
    for tool in kind.__subclasses__():
        yield tool
        yield from tools(tool)


@pytest.mark.parametrize("tool", sorted(set(tools()), key=lambda tool: tool.__name__), ids=lambda tool: tool.__name__)
def test_the_joined_parts_of_a_tool_declare_each_name_once(tool):
    found = collections.Counter(
        name for declared in DECLARED.findall(str(tool._esm)) for name in re.findall(r"\w+", declared)
    )
    for word in ("async", "const", "let", "class", "function"):
        del found[word]
    assert [name for name, count in found.items() if count > 1] == []
    assert len(found) > 3
