export const PAGE_STYLE = `body{font-family:sans-serif}`
