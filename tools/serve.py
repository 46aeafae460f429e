"""JupyterLab, whose process ends when it is told to.

Where its input is no terminal, idle threads of AnyIO kept JupyterLab 4.6.6 alive after an interrupt in 2 of 6 trials.
"""

import os
import sys

from jupyterlab.labapp import main

main()
sys.stdout.flush()
sys.stderr.flush()
os._exit(0)
