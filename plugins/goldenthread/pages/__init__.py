"""Pages of the site, made from views of the edition."""
