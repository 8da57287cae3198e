// Chromium slows down a page's main thread and no worker, so the theme's search runs in the page while it is measured.
(() => {
  const queue = (run) => setTimeout(run, 0);
  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      this.scope = new EventTarget();
      const answer = (data) => queue(() => this.dispatchEvent(new MessageEvent("message", { data })));
      this.scope.postMessage = answer;
      this.scope.location = new URL(address, location.href);
      this.ready = fetch(address).then((got) => got.text()).then((source) => {
        const names = ["self", "addEventListener", "postMessage", "location"];
        const listen = this.scope.addEventListener.bind(this.scope);
        const run = new Function(...names, `with (self) {${source}\n}`);
        run.call(this.scope, this.scope, listen, answer, this.scope.location);
      });
    }
    postMessage(data) {
      const told = structuredClone(data);
      this.ready.then(() => queue(() => this.scope.dispatchEvent(new MessageEvent("message", { data: told }))));
    }
    terminate() {}
  };
})();
