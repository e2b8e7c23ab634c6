"""Only globally routable unicast is fetched from."""

from ipaddress import ip_address

import pytest

from bot.intake.guard import is_public


@pytest.mark.parametrize("address", "1.1.1.1 93.184.216.34 2606:4700:4700::1111 2a00:1450::1 ::ffff:8.8.8.8".split())
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    """0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1
    172.31.255.255 192.0.0.1 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1
    239.255.255.255 240.0.0.1 255.255.255.255 :: ::1 ::7f00:1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:10.0.0.1
    ::ffff:169.254.169.254 ::ffff:0:127.0.0.1 64:ff9b::a9fe:a9fe 64:ff9b::808:808 64:ff9b:1::1 100::1 2001::1
    2001:0:7f00:1::1 2001:db8::1 2001:10::1 2001:20::1 2002:7f00:1:: 2002:808:808::1 3fff::1 5f00::1 fc00::1
    fd12:3456::1 fe80::1 fe80::1%1 fec0::1 ff02::1 ff0e::1 4000::1 2606:4700::1%eth0""".split(),
)
def test_all_others_are_not(address: str) -> None:
    assert not is_public(ip_address(address))
