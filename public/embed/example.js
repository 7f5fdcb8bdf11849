// How a page talks to its dashboards: it sets filters and shows figures of its own making.
"use strict";
const ranking = document.getElementById("ranking");
const rows = document.getElementById("figures");

async function showFigures() {
  const figures = await ranking.figures();
  if (!figures || figures.error) return;
  const number = new Intl.NumberFormat("vi-VN");
  const percent = new Intl.NumberFormat("vi-VN", { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
  rows.replaceChildren(...figures.metrics.slice(0, 4).map((metric) => {
    const { numerator, denominator, rate } = figures.total.figures[metric.id];
    const row = document.createElement("tr");
    for (const text of [metric.name, numerator === null ? "–" : number.format(numerator),
      denominator === null ? "–" : number.format(denominator), rate === null ? "–" : percent.format(rate)]) {
      row.appendChild(document.createElement("td")).textContent = text;
    }
    return row;
  }));
  document.getElementById("as-of").textContent = `Số liệu đến ${figures.asOf.split("-").reverse().join("/")}`;
}

ranking.addEventListener("xanh-loaded", showFigures);
ranking.addEventListener("xanh-selection", showFigures);
document.getElementById("online").addEventListener("click", () => ranking.act("only:channel=online"));
document.getElementById("all").addEventListener("click", () => ranking.act("clear"));
