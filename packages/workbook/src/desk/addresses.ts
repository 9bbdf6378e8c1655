/** Where what the desk serves is. It takes seconds to be there, and the desk does not wait for it. */

/** What the desk serves. */
export type Served = "Course site" | "Vitest UI";

/** The addresses that are known by now. */
export class Addresses {
  /** Called whenever one becomes known. */
  onChange: (served: Served, url: string) => void = () => {};
  private readonly known = new Map<Served, string>();

  /** Notes where something is. */
  set(served: Served, url: string): void {
    this.known.set(served, url);
    this.onChange(served, url);
  }

  /** Where something is; undefined while it starts. */
  of(served: Served): string | undefined {
    return this.known.get(served);
  }
}
