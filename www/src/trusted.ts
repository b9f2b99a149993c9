/**
 * The page's one Trusted Types policy: only the addresses of the bundled workers may become script addresses.
 */
import laboratoryAddress from "./laboratory/laboratory-worker.ts?worker&url";
import workerAddress from "./engine/worker.ts?worker&url";

/** What the policy returns: a TrustedScriptURL where the browser has them, the plain address elsewhere. */
interface Policy {
  createScriptURL(address: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

/** The rule of the policy: passes `allowed` addresses through and throws a TypeError on every other. */
export function onlyAddresses(allowed: readonly string[]): Policy {
  return {
    createScriptURL(address) {
      if (allowed.includes(address)) return address;
      throw new TypeError(`${address.slice(0, 100)} is not one of this page's scripts`);
    },
  };
}

let policy: Policy | null = null;

const addresses = { trainer: workerAddress, laboratory: laboratoryAddress } as const;

/** A worker's address, for `new Worker(…)`. */
export function workerScript(worker: keyof typeof addresses = "trainer"): string | URL {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  const rules = onlyAddresses(Object.values(addresses));
  // A policy name can be used only once, so the policy is made once.
  policy ??= factory === undefined ? rules : factory.createPolicy("unrolled", rules);
  return policy.createScriptURL(addresses[worker]);
}
