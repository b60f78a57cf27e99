// Draws the page in the theme that was chosen on this phone from its first moment: the page's own script comes after the first paint.
// It only reads, and a browser that keeps nothing is left as it is.
try {
  var wished = localStorage.getItem("viceversa.theme");
  if (wished === "light" || wished === "dark") document.documentElement.setAttribute("data-theme", wished);
} catch {
  // nothing is kept here
}
