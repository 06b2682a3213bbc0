import { BlockList, isIP } from 'node:net';

/**
 * The addresses that don't belong to public servers: https://www.iana.org/assignments/iana-ipv4-special-registry/ and its
 * counterpart for IPv6.
 */
const subnets = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/3',
  '::/96',
  '64:ff9b::/32', // translates to IPv4
  '100::/64',
  '2001::/32', // tunnels to IPv4
  '2002::/16',
  'fc00::/7',
  'fe80::/9',
  'ff00::/8',
];

const blocked = new BlockList();
for (const subnet of subnets) {
  const [address = '', bits] = subnet.split('/');
  blocked.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** Returns whether an IP address belongs to this computer or a private network. Also checks IPv4 addresses inside IPv6. */
export function isPrivateAddress(address: string): boolean {
  const [ip = ''] = address.split('%');
  return blocked.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4');
}
