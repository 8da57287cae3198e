"""How things stand on a day: worked out from what authors wrote, never invented."""
