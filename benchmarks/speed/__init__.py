"""How fast the course trains, beside its peers: python -m benchmarks.speed

Every contestant plays the same game in a process of its own and they take turns, so that whatever else the machine
does falls on all of them. Ten minutes on two cores.
"""
