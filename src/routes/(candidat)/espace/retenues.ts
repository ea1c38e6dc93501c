/** The navigations that a page has held back, to ask something first: nothing else may carry them out meanwhile. */
export const retenues = new WeakSet<object>();
