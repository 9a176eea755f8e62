/** How long a whole time line takes to play, in milliseconds. */
const length = 12_000;

/** Shows time lines step by step where that is asked for; who wants no motion sees all of it at once. */
export function players(): void {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-play]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const steps = [...(button.parentElement?.querySelectorAll<HTMLElement>(".timeline > li") ?? [])];
      button.disabled = steps.length > 0;
      for (const it of steps) it.classList.add("to-come");
      steps.forEach((it, index) => {
        setTimeout(
          () => {
            it.classList.remove("to-come");
            if (index === steps.length - 1) button.disabled = false;
          },
          (index * length) / steps.length,
        );
      });
    });
  }
}
