/** Where a page of the project stands on the site. */

/**
 * The path of a page on the site, from its path in the project: `exercises/01-two-phase-commit/README.md` is
 * `exercises/01-two-phase-commit/index.md`, `docs/PAPERS.md` is `papers.md`.
 */
export function addressOf(path: string): string {
  const lesson = /^(exercises\/[^/]+\/)README\.md$/.exec(path);
  if (lesson) return `${lesson[1]}index.md`;
  if (path.startsWith("docs/api/")) return path.slice("docs/".length).replace(/README\.md$/, "index.md");
  return path.startsWith("docs/") ? path.slice("docs/".length).toLowerCase() : path;
}

/** Whether a page of the project stands on the site at all. */
export function isOnSite(path: string): boolean {
  return (
    /^exercises\/[^/]+\/README\.md$/.test(path) || (/^docs\/.*\.md$/.test(path) && path !== "docs/DEPENDENCIES.md")
  );
}
