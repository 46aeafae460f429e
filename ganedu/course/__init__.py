"""What makes sense inside the course only: claims, studies, budgets, the exercises' checks."""
