/**
 * Keeps what was read out of things that never change (a comment, an answer), as long as the things themselves live, so
 * that a case is not read anew after every decision. One belongs to an open case; forgetting it changes no result.
 */
export class Memory {
  readonly #made = new Map<unknown, WeakMap<object, unknown>>()

  /** What `read` makes of a thing: worked out once. `read` is pure and always the same function. */
  of<T extends object, V>(read: (thing: T) => V, thing: T): V {
    let known = this.#made.get(read)
    if (!known) {
      known = new WeakMap()
      this.#made.set(read, known)
    }
    // Whatever stands under `read` and `thing` was made by `read` of `thing`.
    if (known.has(thing)) return known.get(thing) as V
    const value = read(thing)
    known.set(thing, value)
    return value
  }
}
