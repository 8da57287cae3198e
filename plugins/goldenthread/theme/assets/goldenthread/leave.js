/* Leaving quickly, as the GOV.UK Design System describes it: the links cover the page at once and take the reader
   elsewhere in its place, and so does Shift, pressed three times within five seconds. It clears no history. */
(function () {
  "use strict";
  const box = document.querySelector(".gt-leave");
  const links = document.querySelectorAll("[data-gt-leave]");
  if (!box || !links.length) return;
  const said = box.querySelector("[role=status]");
  const lights = [...box.querySelectorAll(".gt-leave-lights i")];
  const TIMES = 3;
  const WITHIN = 5000;
  let cover = null;
  let pressed = 0;
  let withOthers = false;
  let waiting = 0;

  function leave() {
    if (window.speechSynthesis) window.speechSynthesis.cancel();
    cover = document.createElement("div");
    cover.className = "gt-leave-cover";
    cover.setAttribute("role", "alert");
    cover.textContent = box.dataset.leaving;
    document.body.append(cover);
    document.documentElement.classList.add("gt-leaving");
    document.title = box.dataset.leaving;
    location.replace(links[0].href);
  }

  function count(number) {
    pressed = number;
    lights.forEach((light, at) => light.classList.toggle("gt-on", at < number));
  }

  function start(words) {
    clearTimeout(waiting);
    count(0);
    said.textContent = words;
  }

  links.forEach((link) =>
    link.addEventListener("click", (event) => {
      event.preventDefault();
      leave();
    })
  );

  /* A capital letter is Shift with another key: it counts for nothing. */
  document.addEventListener("keydown", (event) => {
    if (event.key === "Shift") return;
    if (event.shiftKey) withOthers = true;
    if (pressed) start("");
  });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") return;
    const alone = !withOthers;
    withOthers = false;
    if (!alone) return;
    count(pressed + 1);
    if (pressed >= TIMES) {
      leave();
      return;
    }
    said.textContent = pressed === 1 ? box.dataset.two : box.dataset.one;
    if (pressed === 1) {
      clearTimeout(waiting);
      waiting = setTimeout(() => start(box.dataset.tooLate), WITHIN);
    }
  });

  /* A browser that comes back to the page as it was left finds it covered, and uncovers it. */
  addEventListener("pageshow", (event) => {
    if (event.persisted && cover) location.reload();
  });

  box.querySelector(".gt-leave-how").hidden = false;
})();
