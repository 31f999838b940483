"""How many requests a region takes in one minute."""


class RegionLimiter:
    """Counts down the requests that are left."""

    def __init__(self, region: str, left: int) -> None:
        self.region = region
        self.left = left

    def take(self) -> bool:
        self.left -= 1
        return self.left >= 0


_limiters: dict[str, RegionLimiter] = {}


def limiter_for(region: str, tenant_id: str) -> RegionLimiter:
    """The limiter that counts the requests of a tenant."""
    if not tenant_id:
        raise ValueError("a tenant is needed")
    if region not in _limiters:
        _limiters[region] = RegionLimiter(region, 100)
    return _limiters[region]
