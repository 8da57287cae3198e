/* Reading a page aloud with a voice that lives on the reader's own device: nothing is sent anywhere. Without such a
   voice for the page's language the buttons stay hidden. */
(function () {
  "use strict";
  const bar = document.querySelector(".gt-aloud");
  const speech = window.speechSynthesis;
  const page = document.querySelector(".md-content__inner");
  if (!bar || !page || !speech || !window.SpeechSynthesisUtterance || page.querySelector(".gt-poster")) return;
  const [play, next, stop] = ["play", "next", "stop"].map((name) => bar.querySelector(`[data-gt-aloud=${name}]`));
  const said = bar.querySelector("[role=status]");
  const BLOCKS = "h1, h2, h3, p, li, dt, dd, summary";
  const OUT = "nav, form, [hidden], [data-search-exclude]:not(.gt-help), .gt-aloud, .gt-term-note, .gt-noprint";
  let pieces = [];
  let at = 0;
  let state = "idle";
  let turn = 0;

  function language(element) {
    return (element.closest("[lang]") || document.documentElement).lang.split("-")[0].toLowerCase();
  }

  function voice(tongue) {
    return speech.getVoices().find((one) => one.localService && one.lang.toLowerCase().startsWith(tongue));
  }

  function gather() {
    return [...page.querySelectorAll(BLOCKS)].filter(
      (one) => !one.closest(OUT) && !one.querySelector(BLOCKS) && one.textContent.trim() && voice(language(one))
    );
  }

  function mark(element) {
    page.querySelectorAll(".gt-spoken").forEach((one) => one.classList.remove("gt-spoken"));
    if (!element) return;
    element.classList.add("gt-spoken");
    element.scrollIntoView({ block: "center" });
  }

  function show(now, words) {
    state = now;
    play.textContent = { idle: play.dataset.play, reading: play.dataset.pause, paused: play.dataset.goOn }[now];
    if (now === "idle" && bar.contains(document.activeElement)) play.focus();
    next.hidden = stop.hidden = now === "idle";
    said.textContent = words;
  }

  /* Each start is a turn: what an earlier one still has to say about its end is not listened to. Going on after a pause
     reads the paragraph again from its start, since some telephones cannot pause a voice. */
  function read() {
    turn += 1;
    speech.cancel();
    const mine = turn;
    if (at >= pieces.length) {
      end(bar.dataset.ended);
      return;
    }
    const utterance = new SpeechSynthesisUtterance(pieces[at].innerText);
    utterance.lang = language(pieces[at]);
    utterance.voice = voice(utterance.lang);
    utterance.onend = () => {
      if (mine !== turn) return;
      at += 1;
      read();
    };
    mark(pieces[at]);
    speech.speak(utterance);
  }

  function end(words) {
    turn += 1;
    speech.cancel();
    mark(null);
    at = 0;
    show("idle", words);
  }

  play.addEventListener("click", () => {
    if (state === "reading") {
      turn += 1;
      speech.cancel();
      show("paused", bar.dataset.paused);
      return;
    }
    if (state === "idle") {
      pieces = gather();
      at = 0;
    }
    show("reading", bar.dataset.reading);
    read();
  });
  next.addEventListener("click", () => {
    at += 1;
    if (state === "paused") show("reading", bar.dataset.reading);
    read();
  });
  stop.addEventListener("click", () => end(bar.dataset.stopped));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state !== "idle") end(bar.dataset.stopped);
  });
  addEventListener("pagehide", () => speech.cancel());

  function offer() {
    if (!voice(language(page))) return;
    const head = page.querySelector(".gt-danger") || page.querySelector("header.gt-head") || page.querySelector("h1");
    if (head && bar.previousElementSibling !== head) head.after(bar);
    bar.hidden = false;
  }
  offer();
  if (speech.addEventListener) speech.addEventListener("voiceschanged", offer);
})();
