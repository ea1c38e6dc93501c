/** Stands for html2canvas, canvg and dompurify, which jsPDF loads to draw HTML and SVG: we draw text only (vite.config.ts). */
export default {};
