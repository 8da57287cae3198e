"""The settings that goldenthread's project and Material's share, so that both have the same theme."""

SETTINGS = """\
site_name: Promises and plans
site_url: https://promises.example/
theme:
  name: material
  font: false
  features:
    - navigation.tabs
    - navigation.top
    - navigation.footer
plugins:
  - search
"""
"""The beginning of a `mkdocs.yml`; it ends within the list of plugins, so that one can be added."""
