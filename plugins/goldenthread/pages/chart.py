"""Small charts as inline SVG, drawn to scale in time; the table beside them holds the same numbers."""

from __future__ import annotations

import datetime as dt

from markupsafe import Markup

WIDTH, HEIGHT = 560, 180
LEFT, RIGHT, TOP, BOTTOM = 12, 12, 26, 30


def line(title: str, points: list[tuple[str, dt.date, str]]) -> Markup:
    """A line through dated values; each point is (its label, its date, its value as printed).

    Points without a number are left out; with fewer than two there is nothing to draw.
    """
    dated = [(label, date, float(value.replace(",", "")), value) for label, date, value in points if _is_number(value)]
    if len(dated) < 2:
        return Markup("")
    first, last = dated[0][1], dated[-1][1]
    days = max((last - first).days, 1)
    lowest, highest = min(point[2] for point in dated), max(point[2] for point in dated)
    spread = (highest - lowest) or 1.0
    places = [
        (LEFT + 24 + (WIDTH - LEFT - RIGHT - 48) * (date - first).days / days,
         TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - lowest) / spread), label, printed)
        for label, date, value, printed in dated
    ]
    path = " ".join(f"{'M' if at == 0 else 'L'}{x:.1f} {y:.1f}" for at, (x, y, _, _) in enumerate(places))
    marks = Markup("").join(
        Markup('<circle cx="{0:.1f}" cy="{1:.1f}" r="4"/><text x="{0:.1f}" y="{2:.1f}" text-anchor="middle">{3}</text>'
               '<text class="gt-chart-when" x="{0:.1f}" y="{4}" text-anchor="middle">{5}</text>').format(
            x, y, y - 10, printed, HEIGHT - 8, label)
        for x, y, label, printed in places
    )
    words = "; ".join(f"{label}: {printed}" for _, _, label, printed in places)
    return Markup(
        '<svg class="gt-chart" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title><desc>{}</desc>'
        '<path d="{}" fill="none"/>{}</svg>').format(WIDTH, HEIGHT, f"{title}. {words}", title, words, path, marks)


def _is_number(value: str) -> bool:
    return value.replace(",", "").replace(".", "", 1).isdigit()
