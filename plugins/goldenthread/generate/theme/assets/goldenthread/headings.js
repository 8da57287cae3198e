/* A heading of Markdown stands before the block it belongs to; here it is put back into the block. Nothing is lost
   without it: it is there to read, at most above the frame that it is drawn in. */
(function () {
  "use strict";
  document.querySelectorAll("[data-gt-place]").forEach((place) => {
    const heading = document.getElementById(place.dataset.gtPlace);
    if (heading) place.replaceWith(heading);
  });
})();
