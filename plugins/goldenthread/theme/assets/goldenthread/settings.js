/* The reader's own settings are all that this site keeps: light or dark, and only where it is not what the device says
   anyway. The button at the end of each page forgets them. */
(function () {
  "use strict";
  const line = document.querySelector(".gt-settings");
  if (!line || typeof __md_scope === "undefined") return;
  const ours = __md_scope.pathname + ".";

  function kept() {
    return [localStorage, sessionStorage].flatMap((store) =>
      Object.keys(store).filter((key) => key.startsWith(ours)).map((key) => [store, key])
    );
  }

  /* The theme writes down what it shows, chosen or not; what nobody chose is not kept. */
  function unchosen() {
    const shown = __md_get("__palette");
    const inputs = [...document.querySelectorAll("input[name=__palette]")];
    const natural = inputs.findIndex((one) => matchMedia(one.getAttribute("data-md-color-media")).matches);
    return shown && shown.index === Math.max(natural, 0);
  }

  try {
    if (unchosen()) localStorage.removeItem(ours + "__palette");
    line.hidden = !kept().length;
    document.addEventListener("change", () => setTimeout(() => (line.hidden = !kept().length)));
    line.querySelector("button").addEventListener("click", () => {
      kept().forEach(([store, key]) => store.removeItem(key));
      line.querySelector("[role=status]").textContent = line.dataset.done;
    });
  } catch (error) {
    line.hidden = true; /* a browser that lets no site keep anything has nothing to forget */
  }
})();
