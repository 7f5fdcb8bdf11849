// A server may demand Trusted Types (`require-trusted-types-for 'script'`): the browser then takes addresses of
// scripts and workers only from a policy. This is the page's only one; it lets pass what belongs to the page.
const scriptAddress = (() => {
  const own = (address) => {
    const { protocol, origin } = new URL(address, location.href);
    if (protocol === "blob:" || origin === location.origin) return address;
    throw new TypeError("a script of another server");
  };
  const policy = globalThis.trustedTypes?.createPolicy("xanh", { createScriptURL: own });
  return (address) => (policy ? policy.createScriptURL(address) : own(address));
})();
