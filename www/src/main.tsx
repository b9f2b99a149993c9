/** The page's entry. */
const host = document.getElementById("app");
if (host) host.textContent = "Unrolled";
