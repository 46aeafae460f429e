"""The rules: what is played, by whom, for which losses."""
