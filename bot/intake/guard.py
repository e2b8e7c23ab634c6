"""Which addresses of the network may be fetched from."""

from ipaddress import IPv4Address, IPv6Address, ip_network

Address = IPv4Address | IPv6Address

_V4_MAPPED = ip_network("::ffff:0:0/96")
_UNICAST = ip_network("2000::/3")
"""The only IPv6 space that is handed out for global unicast; fc00::/7, fe80::/10, 64:ff9b::/96 lie outside."""

# Named one by one where `is_global` of some Python versions says True, or where a packet would be carried on
# to an address inside, which nobody has judged.
_REFUSED_V4 = tuple(
    map(
        ip_network,
        """0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
        192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4""".split(),
    )
)
_REFUSED_V6 = tuple(
    map(
        ip_network,
        # protocol assignments with Teredo, benchmarks, ORCHID and documentation; 6to4; documentation; segment routing
        "2001::/23 2001:db8::/32 2002::/16 3ffe::/16 3fff::/20 5f00::/16".split(),
    )
)


def is_public(address: Address) -> bool:
    """Is `address`, as it was resolved, globally routable unicast?

    An IPv4 address inside IPv6 (`::ffff:…`) is judged by itself; the tunnels and translators (6to4, Teredo, NAT64)
    are refused whatever they lead to.
    """
    if isinstance(address, IPv6Address):
        if address in _V4_MAPPED:
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
        # An address with a scope id (fe80::1%eth0) names an interface of this machine.
        if address.scope_id is not None or address not in _UNICAST:
            return False
        return not any(address in network for network in _REFUSED_V6) and address.is_global
    return not any(address in network for network in _REFUSED_V4) and address.is_global
