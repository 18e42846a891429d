// Measures the picture in a page from what the browser lays out, not from what
// crux computes. It is called with the kinds of the picture's parts by their
// ids (box, relation, frame or label) and with the ids of what the lines of each
// relation join, in their order. Lengths are those of the viewBox, points.
(kinds, joins) => {
  const svg = document.querySelector("svg");
  const view = svg.viewBox.baseVal;
  const page = { x0: 0, y0: 0, x1: view.width, y1: view.height };
  const margin = 1.5, depth = 0.75;
  const extent = (e) => {
    const b = e.getBBox();
    return { x0: b.x, y0: b.y, x1: b.x + b.width, y1: b.y + b.height };
  };
  const slack = (a, room) => Math.min(a.x0 - room.x0, room.x1 - a.x1, a.y0 - room.y0, room.y1 - a.y1);
  const overlap = (a, b) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
  const within = (p, r, d) => p.x > r.x0 + d && p.x < r.x1 - d && p.y > r.y0 + d && p.y < r.y1 - d;

  const boxes = [], labels = [], edges = [];
  const result = { lines: 0, overflow: [], slack: Infinity, boxOverlaps: [], labelOverlaps: [], labelsCrossed: [], through: [], crossed: [], angle: 90 };
  let smallest = Infinity;
  // The contrast of two colours that the browser has computed (WCAG 2.2).
  const luminance = (color) => {
    const [r, g, b] = color.match(/[\d.]+/g).map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [x, y] = [luminance(a), luminance(b)];
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  };
  const style = (e, name) => getComputedStyle(e)[name];
  result.textContrast = result.lineContrast = 21;
  const seen = (what, color, ground) => (result[what] = Math.min(result[what], contrast(color, ground)));
  const groups = [...svg.querySelectorAll(":scope > g")];
  // What lies under everything else: the background, and the frames on it.
  const grounds = [svg.querySelector(":scope > rect"), ...groups.filter((g) => kinds[g.id] === "frame").map((g) => g.querySelector(":scope > rect"))];
  const under = (p) => style(grounds.filter((r) => r && style(r, "fill") !== "none" && within(p, extent(r), -0.01)).pop(), "fill");
  const middle = (r) => ({ x: (r.x0 + r.x1) / 2, y: (r.y0 + r.y1) / 2 });
  for (const g of groups) {
    const kind = kinds[g.id];
    const rect = g.querySelector(":scope > rect");
    let box = null;
    if (kind === "box" || (kind === "relation" && rect)) {
      box = { id: g.id, ...extent(rect) };
      boxes.push(box);
      seen("lineContrast", style(rect, "stroke"), under({ x: box.x0, y: box.y0 }));
    }
    for (const text of g.querySelectorAll("text")) {
      const t = extent(text);
      result.lines++;
      seen("textContrast", style(text, "fill"), box ? style(rect, "fill") : under(middle(t)));
      smallest = Math.min(smallest, parseFloat(getComputedStyle(text).fontSize));
      const room = box || (kind === "frame" && rect ? extent(rect) : page);
      const s = slack(t, room);
      if (box) result.slack = Math.min(result.slack, s);
      else labels.push({ id: g.id, text: text.textContent, ...t });
      if (s < (box ? margin : 0)) result.overflow.push(`${g.id}: ${text.textContent} (${s.toFixed(2)} pt)`);
    }
  }
  const byID = new Map(boxes.map((b) => [b.id, b]));
  for (const g of groups.filter((g) => kinds[g.id] === "relation")) {
    const own = byID.get(g.id) || null;
    const rects = [...g.querySelectorAll(":scope > rect")];
    let line = 0;
    for (const path of g.querySelectorAll("path")) {
      const length = path.getTotalLength();
      const n = Math.max(2, Math.ceil(length / 2));
      const points = [];
      for (let i = 0; i <= n; i++) points.push(path.getPointAtLength((length * i) / n));
      const [a, b] = [points[0], points[n]];
      const ground = rects.findLast((r) => within(a, extent(r), 0) && within(b, extent(r), 0));
      if (ground) {
        // A sign, on its own ground.
        seen("lineContrast", style(path, "stroke"), style(ground, "fill"));
        continue;
      }
      for (const p of [a, points[n >> 1], b]) seen("lineContrast", style(path, "stroke"), under(p));
      const edge = { id: g.id, path, points, length };
      [edge.from, edge.to] = joins[g.id][line++].map((id) => byID.get(id) || null);
      edge.x0 = Math.min(...points.map((p) => p.x));
      edge.x1 = Math.max(...points.map((p) => p.x));
      edge.y0 = Math.min(...points.map((p) => p.y));
      edge.y1 = Math.max(...points.map((p) => p.y));
      edges.push(edge);
    }
  }
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(0, i)) if (overlap(a, b)) result.boxOverlaps.push(`${b.id}, ${a.id}`);
  });
  labels.forEach((a, i) => {
    for (const b of [...boxes, ...labels.slice(0, i)]) if (overlap(a, b)) result.labelOverlaps.push(`${b.id}, ${a.id}: ${a.text}`);
  });
  for (const e of edges) {
    for (const b of boxes) {
      if (b !== e.from && b !== e.to && overlap(e, b) && e.points.some((p) => within(p, b, depth))) result.through.push(`${e.id}, ${b.id}`);
    }
    for (const l of labels) {
      if (overlap(e, l) && e.points.some((p) => within(p, l, 0))) result.labelsCrossed.push(`${e.id}, ${l.id}: ${l.text}`);
    }
  }
  // The direction of an edge at the middle of its k-th piece.
  const heading = (e, k) => {
    const at = ((k - 0.5) * e.length) / (e.points.length - 1);
    const [a, b] = [e.path.getPointAtLength(at - 0.25), e.path.getPointAtLength(at + 0.25)];
    return Math.atan2(b.y - a.y, b.x - a.x);
  };
  const turn = (a, b, c) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  edges.forEach((e, i) => {
    for (const f of edges.slice(0, i)) {
      const met = [e.from, e.to].filter((b) => b !== null && (b === f.from || b === f.to));
      if (met.length || e.to?.id === f.id || f.to?.id === e.id || !overlap(e, f)) continue;
      let crosses = false;
      for (let k = 1; k < e.points.length; k++) {
        const [a, b] = [e.points[k - 1], e.points[k]];
        for (let m = 1; m < f.points.length; m++) {
          const [c, d] = [f.points[m - 1], f.points[m]];
          if (turn(a, b, c) >= 0 === turn(a, b, d) >= 0 || turn(c, d, a) >= 0 === turn(c, d, b) >= 0) continue;
          crosses = true;
          const between = Math.abs(heading(e, k) - heading(f, m)) % Math.PI;
          result.angle = Math.min(result.angle, (Math.min(between, Math.PI - between) * 180) / Math.PI);
        }
      }
      if (crosses) result.crossed.push(`${f.id}, ${e.id}`);
    }
  });
  result.boxes = boxes.length;
  result.edges = edges.length;
  result.length = edges.reduce((sum, e) => sum + e.length, 0) / Math.max(edges.length, 1);
  result.aspect = view.width / view.height;
  result.coverage = boxes.reduce((sum, b) => sum + (b.x1 - b.x0) * (b.y1 - b.y0), 0) / (view.width * view.height);
  result.font = smallest * Math.min(1, (160 * 72) / 25.4 / view.width);
  if (!boxes.length || result.slack === Infinity) result.slack = 0;
  return result;
}
