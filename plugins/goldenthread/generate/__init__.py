"""The site as a folder of Markdown that MkDocs, ProperDocs and Zensical build without any plugin of ours."""
