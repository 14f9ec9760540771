using System.Text;
using AnyShot.Edge.Control;

namespace AnyShot.Edge.Tests.Control;

public sealed class ControlMessageTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("{}", "")]
    [InlineData("""{"requestId":"a-1","name":"crack"}""", "a-1")]
    [InlineData("""{"requestId":7}""", "")]
    public void ABodyMakesARequest(string body, string id)
    {
        ControlMessage.TryRead("class/add", "", Encoding.UTF8.GetBytes(body), out var request, out var mistake).ShouldBeTrue(mistake);
        request.Id.ShouldBe(id);
        request.Verb.ShouldBe("class/add");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":[[[[[[[[[1]]]]]]]]]}""")]
    [InlineData("""{"a":1} x""")]
    public void AnythingElseGetsASentence(string body)
    {
        ControlMessage.TryRead("class/add", "", Encoding.UTF8.GetBytes(body), out _, out var mistake).ShouldBeFalse();
        mistake.ShouldStartWith("The body is no JSON object: ");
        mistake.ShouldEndWith(".");
    }

    [Theory]
    [InlineData(new byte[] { 0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d })]
    [InlineData(new byte[] { 0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x7d })]
    public void BytesThatAreNoUtf8GetASentence(byte[] body)
    {
        ControlMessage.TryRead("class/add", "", body, out _, out var mistake).ShouldBeFalse();
        mistake.ShouldBe("The body is no JSON object: it holds text that is no Unicode.");
    }

    [Theory]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"name":"\ud800"}""")]
    [InlineData("""{"requestId":"\udc00"}""")]
    [InlineData("""{"a":{"b":["x","\ud800\ud800"]}}""")]
    public void HalfOfASurrogatePairGetsASentence(string body)
    {
        ControlMessage.TryRead("class/add", "", Encoding.UTF8.GetBytes(body), out _, out var mistake).ShouldBeFalse();
        mistake.ShouldBe("The body is no JSON object: it holds text that is no Unicode.");
    }

    [Fact]
    public void RandomBytesNeverThrow()
    {
        const int Seed = 20_260_101;
        var random = new Random(Seed);
        var good = Encoding.UTF8.GetBytes("""{"requestId":"a-1","name":"cra\u0063k","prompts":["thin","dark"],"number":12}""");
        for (var i = 0; i < 5000; i++)
        {
            var bytes = good.ToArray();
            for (var k = 0; k < 1 + (i % 4); k++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var read = ControlMessage.TryRead("class/add", "", bytes.AsMemory(0, random.Next(bytes.Length + 1)), out _, out var mistake);
            (read || mistake.Length > 0).ShouldBeTrue($"seed {Seed}, message {i}");
        }
    }
}
