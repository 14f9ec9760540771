using System.Net.Sockets;
using System.Text;
using AnyShot.Edge.OpcUa;

namespace AnyShot.Edge.Tests.OpcUa;

/// <summary>The agent's end of the socket against a peer that does not keep to the protocol.</summary>
public sealed class TagServerLinkTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anyshot-link-");
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromSeconds(30));
    private readonly Socket _peer;
    private readonly TagServerLink _link;

    public TagServerLinkTests()
    {
        using var listener = new TagServerSocket(_folder.FullName);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(listener.FilePath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        _peer = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        var accepted = listener.AcceptAsync(_deadline.Token).AsTask();
        _peer.Connect(new UnixDomainSocketEndPoint(listener.FilePath));
        _link = new TagServerLink(accepted.GetAwaiter().GetResult(), TimeProvider.System);
    }

    public void Dispose()
    {
        _link.Dispose();
        _peer.Dispose();
        _deadline.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("garbage\n")]
    [InlineData("\n")]
    [InlineData("[]\n")]
    [InlineData("null\n")]
    [InlineData("{}\n")]
    [InlineData("{\"type\":7}\n")]
    [InlineData("{\"type\":\"ack\",\n")]
    public async Task ReadAsync_LineThatIsNoMessage_IsOneSentence(string line)
    {
        _peer.Send(Encoding.UTF8.GetBytes(line));
        (await Should.ThrowAsync<TagServerException>(async () => await _link.ReadAsync(_deadline.Token))).Message.ShouldBe("The OPC UA server process sent a line that is no message.");
    }

    [Fact]
    public async Task ReadAsync_EndlessLine_IsRefusedAtTheBound()
    {
        var flood = Task.Run(() =>
        {
            var chunk = new byte[1 << 16];
            Array.Fill(chunk, (byte)'x');
            for (var sent = 0; sent <= TagServerLink.LongestRead; sent += chunk.Length)
            {
                _peer.Send(chunk);
            }
        });
        (await Should.ThrowAsync<TagServerException>(async () => await _link.ReadAsync(_deadline.Token))).Message.ShouldContain("longer than 12582912 bytes");
        await flood;
    }

    [Fact]
    public async Task ReadAsync_MessageInPieces_IsRead_AndTheEndIsNull()
    {
        var reading = _link.ReadAsync(_deadline.Token).AsTask();
        _peer.Send("{\"type\":\"a"u8);
        _peer.Send("ck\",\"seq\":3}\n"u8);
        (await reading)!.Value.GetProperty("seq").GetInt64().ShouldBe(3);
        _peer.Dispose();
        (await _link.ReadAsync(_deadline.Token)).ShouldBeNull();
    }

    [Fact]
    public async Task WriteAsync_PeerGoneOrAcknowledgingNothing_IsFalse()
    {
        TagValue[] values = [new(TagModel.ClassNo, 3, DateTimeOffset.UnixEpoch)];
        (await _link.WriteAsync(values, _deadline.Token)).ShouldBeFalse();
        _link.Fault.ShouldBe("The OPC UA server process did not answer within 3 s.");
        (await _link.WriteAsync(values, _deadline.Token)).ShouldBeFalse();
    }
}
