import ipaddr from 'ipaddr.js';

/** Whether an address falls under one of the rules (addresses or CIDR ranges); no rules allow every address. */
export function isAllowedAddress(address: string, rules: readonly string[]): boolean {
  if (rules.length === 0) return true;
  if (!ipaddr.isValid(address)) return false;
  // Also turns an IPv4 address that came over an IPv6 socket back into what the rule names.
  const parsed = ipaddr.process(address);
  return rules.some((rule) => {
    const [range, bits] = rule.includes('/') ? ipaddr.parseCIDR(rule) : wholeAddress(rule);
    return range.kind() === parsed.kind() && parsed.match(range, bits);
  });
}

function wholeAddress(rule: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const parsed = ipaddr.process(rule);
  return [parsed, parsed.kind() === 'ipv4' ? 32 : 128];
}
