"""A local web made of real pages with links put into them, and the truth about each: `build.build` writes it."""
