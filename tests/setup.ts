import fc from "fast-check"

/**
 * `npm test` tries the same generated cases everywhere, so that what was green stays green; the long run (AKAIRE_LONG)
 * draws new ones each time and prints the seed of what fails.
 */
if (!process.env.AKAIRE_LONG) fc.configureGlobal({ seed: 20_261_125 })
