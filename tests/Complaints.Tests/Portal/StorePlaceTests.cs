using Complaints.Portal;

namespace Complaints.Tests.Portal;

public sealed class StorePlaceTests
{
    [Theory]
    [InlineData("Dresden", "Prager Straße 1", "Prager Straße 1, Dresden")]
    [InlineData("太原市", "钟楼街88号", "太原市钟楼街88号")]
    [InlineData("太原市", null, "太原市")]
    public void Address_stands_in_the_order_of_its_own_script(string city, string? address, string line) =>
        Assert.Equal(line, new StorePlace("T01", city, address, null, null).InLine());
}
