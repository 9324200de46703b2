// A style sheet that did not come leaves its element behind, and would count as there when it is asked for again.
addEventListener(
  "error",
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === "stylesheet") target.remove();
  },
  true,
);
