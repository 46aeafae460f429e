"""The list of faults in exercise 02 and what the check knows about them go together."""

from ganedu.course.checks.vanilla_gan.faults import AGAINST, NAME
from harness import SOLUTIONS, Exercise, run


def test_the_diagnosis_knows_every_fault_of_its_list():
    namespace = {}
    run(Exercise(SOLUTIONS, "02_vanilla_gan").cells["diagnosis"], namespace)
    assert set(namespace["FAULTS"]) == {NAME, *AGAINST}
