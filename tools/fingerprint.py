"""A hash of the code that decides a study's figures.

It covers the study's `run`, the arm's own entry, and each function, class and constant of the course that they reach,
as syntax trees. So a comment, a docstring, a new function beside the old ones or another arm leaves it unchanged.
"""

import ast
import functools
import hashlib
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent


class Code:
    """The course's source, read once.

    Args:
        root: the directory where the course's packages are.
    """

    def __init__(self, root=ROOT):
        self.root = pathlib.Path(root)
        self.module = functools.cache(Module)

    def fingerprint(self, path, arm):
        """Returns the hash for one arm of the study in this file.

        The study may name further files that decide, such as a trained classifier, in a tuple `FILES`, relative to
        the course's directory.

        Raises:
            ValueError: if such a file is missing, or ARMS and run are not plain definitions in the study.
        """
        study = self.module(pathlib.Path(path))
        if not {"ARMS", "run"} <= set(study.definitions):
            raise ValueError(f"The study {study.path.stem} must define ARMS and run itself, outside of any block.")
        reached = {}
        for entry in self.entries(study, arm):
            self.follow(study, entry, reached)
        texts = sorted(f"{module.path.stem}.{name} {dump(node)}" for (module, name), node in reached.items())
        digest = hashlib.sha256("\n".join(texts).encode())
        for name in study.literal("FILES", ()):
            if not (self.root / name).exists():
                raise ValueError(f"The study {study.path.stem} names the file {name}, which does not exist.")
            digest.update((self.root / name).read_bytes())
        return digest.hexdigest()[:12]

    def entries(self, study, arm):
        """The names in the study where the hash begins. ARMS counts entry by entry where it is a plain display."""
        arms = study.definitions["ARMS"]
        if isinstance(arms, ast.Assign) and isinstance(arms.value, ast.Dict):
            for key, value in zip(arms.value.keys, arms.value.values, strict=True):
                if isinstance(key, ast.Constant) and key.value == arm:
                    study.definitions[f"ARMS[{arm!r}]"] = value
                    return ["run", f"ARMS[{arm!r}]"]
        return ["run", "ARMS"]

    def follow(self, module, name, reached):
        """Adds a definition, and all that it refers to, to `reached`."""
        if (module, name) in reached:
            return
        node = reached[module, name] = module.definitions[name]
        for statement in module.statements:
            self.follow(module, statement, reached)
        for chain in chains(node):
            for target in self.resolve(module, chain):
                self.follow(*target, reached)

    def resolve(self, module, chain):
        """The definitions that a dotted name stands for: one, or a whole module, or none of the course's."""
        if chain[0] in module.definitions:
            return [(module, chain[0])]
        if chain[0] in module.imports:
            return self.find([*module.imports[chain[0]], *chain[1:]])
        return []

    def find(self, parts):
        """The definitions under an absolute dotted name, through re-exports."""
        for length in range(len(parts), 0, -1):
            module = self.file("/".join(parts[:length]))
            if module is None:
                continue
            if length == len(parts):
                return [(module, name) for name in module.definitions]
            lazily = module.literal("_HOME", {}).get(parts[length])
            return self.find([*lazily.split("."), parts[length]]) if lazily else self.resolve(module, parts[length:])
        return []

    def file(self, name):
        for path in (self.root / f"{name}.py", self.root / name / "__init__.py"):
            if path.exists():
                return self.module(path)
        return None


class Module:
    """One source file: what it defines by name, what its imports stand for, and its other statements.

    Args:
        path: the file.
    """

    def __init__(self, path):
        self.path = path
        tree = ast.parse(self.path.read_text())
        self.definitions, self.imports, self.statements = {}, {}, []
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    whole = alias.name.split(".")
                    self.imports[alias.asname or whole[0]] = whole if alias.asname else whole[:1]
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    self.imports[alias.asname or alias.name] = [*node.module.split("."), alias.name]
        for number, node in enumerate(without_docstring(tree.body)):
            names = bound(node)
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                continue
            if not names or any(name in self.definitions for name in names):
                names = [f"statement {number}"]
                self.statements += names
            self.definitions.update(dict.fromkeys(names, node))

    def literal(self, name, default):
        """The value of a constant that is written out, without running the file."""
        return ast.literal_eval(self.definitions[name].value) if name in self.definitions else default


def bound(node):
    """The names that a top-level definition binds."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return [node.name]
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        return [part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)]
    return []


def chains(node):
    """Every name in a tree, with the attributes that follow it: `["networks", "dense_generator"]`."""
    attributes, part = [], node
    while isinstance(part, ast.Attribute):
        attributes.insert(0, part.attr)
        part = part.value
    if isinstance(part, ast.Name):
        yield [part.id, *attributes]
    else:
        for child in ast.iter_child_nodes(part):
            yield from chains(child)


def without_docstring(body):
    is_text = body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
    return body[1:] if is_text else body


def dump(node):
    """A tree as text. Unlike `ast.dump` it is the same in every Python: what is empty is left out."""
    if isinstance(node, list):
        return f"[{', '.join(map(dump, node))}]"
    if not isinstance(node, ast.AST):
        return repr(node)
    fields = dict(ast.iter_fields(node))
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        fields["body"] = without_docstring(node.body)
    kept = [f"{name}={dump(value)}" for name, value in fields.items() if value not in (None, [])]
    return f"{type(node).__name__}({', '.join(kept)})"
