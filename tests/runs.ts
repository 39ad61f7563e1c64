/** How many generated cases a dear law tries: all of them in the long run (AKAIRE_LONG), a third in `npm test`. */
export const runs = (all: number): number => (process.env.AKAIRE_LONG ? all : Math.ceil(all / 3))
