// Shows the story of the demo: asks for it twice a second. All text goes in as text.
const row = (cells) => {
  const tr = document.createElement("tr");
  tr.append(...cells.map((cell) => Object.assign(document.createElement("td"), { textContent: cell })));
  return tr;
};

async function show() {
  try {
    const { lines, sides } = await (await fetch("story")).json();
    document.querySelector("#sides").replaceChildren(...sides.map((s) => row([s.side, s.parts, s.pass, s.fail, s.unsure])));
    document.querySelector("#lines").replaceChildren(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
    const agree = new Set(sides.map((s) => [s.parts, s.pass, s.fail, s.unsure].join())).size === 1;
    document.querySelector("#agreement").textContent = agree ? "All three sides have counted the same." : "A part is on its way between the sides.";
  } catch {
    document.querySelector("#agreement").textContent = "The demo has ended.";
  }
  setTimeout(show, 500);
}
show();
