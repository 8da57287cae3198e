"""How fast goldenthread is, beside the tools that do the same work: a corpus, the peers' projects, and a runner."""
