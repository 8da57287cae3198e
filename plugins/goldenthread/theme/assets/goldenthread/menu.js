/* On a phone the menu and the search open by labels that no keyboard reaches: here they become buttons. The theme's own
   script clicks a label on Enter; Space and Escape are added. While the menu is shut nothing in it takes the focus. */
(function () {
  "use strict";
  document.querySelectorAll("[data-gt-button]").forEach((label) => {
    const toggle = document.getElementById(label.htmlFor);
    if (!toggle) return;
    label.tabIndex = 0;
    label.setAttribute("role", "button");
    label.setAttribute("aria-label", label.dataset.gtButton);
    const say = () => label.setAttribute("aria-expanded", toggle.checked);
    say();
    toggle.addEventListener("change", say);
    label.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      label.click();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !toggle.checked || toggle.id !== "__drawer") return;
      label.click();
      label.focus();
    });
  });
})();
