/** Long edge of a page, pixels. Below it letters of 6 pt on A4 die, whatever the encoding (measured). */
export const COTE_PAGE = 2048;
