// Fingers on the canvas: a tap clicks, one finger scrolls, a long press shows what a mouse sees by
// hovering or by its right button, two fingers zoom the page.

const TOUCH_SLOP = 8;          // CSS pixels a resting finger may move
const TOUCH_HOLD = 500;        // ms until a resting finger means a long press
const TOUCH_FRICTION = 325;    // ms in which a thrown page loses all but 1/e of its speed
const TOUCH_ZOOM = { least: 1, most: 2, step: 0.05 };

class Fingers {
  constructor(canvas, core) {
    this.canvas = canvas;
    this.core = core;
    this.down = new Map();  // pointer id -> where it is
    this.mode = "none";     // none, rest, pan, hold, pinch, or done: until all fingers are off
    this.thrown = 0;        // animation frame of the page's own motion
    const on = (type, listener) => canvas.addEventListener(type, (event) => {
      if (event.pointerType === "touch") listener(event);
    });
    on("pointerdown", (event) => this.pressed(event));
    on("pointermove", (event) => this.moved(event));
    on("pointerup", (event) => this.lifted(event));
    on("pointercancel", (event) => this.cancelled(event));
  }

  pressed(event) {
    event.preventDefault();  // no mouse events after it: they would take focus from a field
    this.canvas.setPointerCapture(event.pointerId);
    const moving = this.stop();
    const at = { x: event.clientX, y: event.clientY };
    this.down.set(event.pointerId, at);
    clearTimeout(this.timer);
    if (this.down.size === 2 && this.mode !== "done") return this.beginPinch();
    if (this.down.size > 1) return;
    this.core.module._xanh_pointer_leave();  // what a long press showed goes
    this.core.wake();
    this.start = at;
    this.since = event.timeStamp;
    this.mode = moving ? "caught" : "rest";  // a finger on a moving page holds it and clicks nothing
    this.timer = setTimeout(() => this.hold(), TOUCH_HOLD);
  }

  moved(event) {
    const last = this.down.get(event.pointerId);
    if (!last) return;
    const at = { x: event.clientX, y: event.clientY };
    this.down.set(event.pointerId, at);
    if (this.mode === "pinch") return this.pinch();
    this.reconsider(event);
    if (this.mode === "hold") return this.point(at);
    if (this.mode === "rest" || this.mode === "caught") {
      const [x, y] = [at.x - this.start.x, at.y - this.start.y];
      if (Math.hypot(x, y) < TOUCH_SLOP) {
        this.down.set(event.pointerId, last);  // what it moved so far is scrolled when it counts
        return;
      }
      clearTimeout(this.timer);
      this.mode = "pan";
      // A finger that goes along one axis means that axis.
      this.along = { x: Math.abs(y) > 2 * Math.abs(x) ? 0 : 1, y: Math.abs(x) > 2 * Math.abs(y) ? 0 : 1 };
      this.trail = [];
    }
    if (this.mode !== "pan") return;
    const step = { x: (at.x - last.x) * this.along.x, y: (at.y - last.y) * this.along.y, time: event.timeStamp };
    this.trail = [...this.trail.filter((each) => step.time - each.time < 100), step];
    this.pan(step.x, step.y);
  }

  lifted(event) {
    if (!this.down.delete(event.pointerId)) return;
    clearTimeout(this.timer);
    this.reconsider(event);
    if (this.mode === "rest") this.tap(this.start);
    else if (this.mode === "pan") this.throw(event.timeStamp);
    else if (this.mode === "pinch") this.endPinch();
    this.mode = this.down.size ? "done" : "none";
  }

  cancelled(event) {
    if (!this.down.delete(event.pointerId)) return;
    clearTimeout(this.timer);
    if (this.mode === "pinch") this.endPinch();
    this.mode = this.down.size ? "done" : "none";
  }

  /// On a slow machine the timer may be up before the finger's next event is heard of.
  reconsider(event) {
    if (this.mode === "hold" && event.timeStamp - this.since < TOUCH_HOLD) this.mode = "rest";
  }

  // ------------------------------------------------------------------ one finger
  point(at) {
    const { x, y } = this.core.place(at);
    this.core.module._xanh_pointer(x, y, 1);
    this.core.wake();
  }

  tap(at) {
    const { module } = this.core;
    this.point(at);
    module._xanh_button(0, 1);
    module._xanh_button(0, 0);
    // Inside the gesture: only here may a file dialog open, and a keyboard on the screen come up.
    this.core.flushGesture();
    module._xanh_pointer_leave();
    this.core.wake();
  }

  hold() {
    this.mode = "hold";
    this.point(this.start);
    this.core.module._xanh_button(1, 1);
    this.core.module._xanh_button(1, 0);
  }

  pan(x, y) {
    const from = this.core.place(this.start);
    const moved = this.core.module._xanh_pan(from.x, from.y, x / this.core.zoom, y / this.core.zoom);
    this.core.wake();
    return moved;
  }

  /// The page goes on by itself, slower and slower, unless the system asks for no motion.
  throw(now) {
    const trail = this.trail.filter((each) => now - each.time < 100);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches || trail.length < 2) return;
    const time = Math.max(8, now - trail[0].time);
    const speed = { x: trail.reduce((sum, each) => sum + each.x, 0) / time, y: trail.reduce((sum, each) => sum + each.y, 0) / time };
    let last = performance.now();
    const step = () => {
      const passed = Math.min(50, performance.now() - last);
      last += passed;
      const left = Math.exp(-passed / TOUCH_FRICTION);
      speed.x *= left;
      speed.y *= left;
      const goes = Math.hypot(speed.x, speed.y) > 0.03 && this.pan(speed.x * passed, speed.y * passed);
      this.thrown = goes || passed === 0 ? requestAnimationFrame(step) : 0;
    };
    this.thrown = requestAnimationFrame(step);
  }

  /// Ends that motion; whether there was any.
  stop() {
    const moving = this.thrown !== 0;
    cancelAnimationFrame(this.thrown);
    this.thrown = 0;
    return moving;
  }

  // ------------------------------------------------------------------ two fingers
  span() {
    const [a, b] = [...this.down.values()];
    return { apart: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  }

  beginPinch() {
    this.mode = "pinch";
    this.pinched = { ...this.span(), from: this.core.zoom, to: this.core.zoom };
    const box = this.core.root.getBoundingClientRect();
    this.canvas.style.transformOrigin = `${this.pinched.x - box.left}px ${this.pinched.y - box.top}px`;
  }

  /// The picture grows under the fingers; letters are baked for the new scale when they are lifted.
  pinch() {
    const { apart, from } = this.pinched;
    const wanted = (from * this.span().apart) / apart;
    this.pinched.to = Math.min(TOUCH_ZOOM.most, Math.max(TOUCH_ZOOM.least, wanted));
    this.canvas.style.transform = `scale(${this.pinched.to / from})`;
  }

  endPinch() {
    this.canvas.style.transform = "";
    this.core.zoomTo(Math.round(this.pinched.to / TOUCH_ZOOM.step) * TOUCH_ZOOM.step);
  }
}
