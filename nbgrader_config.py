"""nbgrader's settings: `solutions/` is written by hand, `exercises/` is made from it by `make exercises`."""

import os

c = get_config()  # noqa: F821

# Points do not depend on whether the processor multiplies bfloat16.
os.environ["GANEDU_PRECISION"] = "float32"

c.CourseDirectory.course_id = "ganedu"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"
# Importing TensorFlow takes several seconds of it; training is left out while grading.
c.Execute.timeout = 120
# What is graded cannot read the solutions, the tests or other people's answers.
c.Execute.extra_arguments = ['--IPKernelApp.exec_lines=__import__("ganedu.course.shield").course.shield.close()']
# Notebooks whose cells were copied, split or stripped of their marks are mended first.
c.Autograde.sanitize_preprocessors = [
    "nbgrader.preprocessors.ClearOutput",
    "ganedu.course.grading.MendMarks",
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]
# nbgrader gives no points where a cell wrote to stderr; a warning is no wrong answer.
c.IgnorePattern.enabled = True
c.IgnorePattern.pattern = "."
# The Validate button looks at every cell: checks that name a misconception are not graded themselves.
c.Validator.validate_all = True
