using System.Diagnostics;

namespace MQTTnet.Native;

/// <summary>
/// Keeps a TCP connection open past libmosquitto's own close, says that nothing more comes, and reads until the broker has closed too. Closed at
/// once with something unread in its buffer, the socket would send a reset that overtakes our DISCONNECT, and the broker would publish the will.
/// </summary>
internal readonly ref struct Farewell(int socket)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly int _descriptor = LibC.dup(socket);

    public unsafe void Dispose()
    {
        if (_descriptor < 0)
        {
            return;
        }
        _ = LibC.shutdown(_descriptor, 1);
        var buffer = stackalloc byte[4096];
        var poll = new LibC.PollDescriptor { Descriptor = _descriptor, Wanted = LibC.PollIn };
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Patience;)
        {
            if (LibC.poll(&poll, 1, (int)Patience.TotalMilliseconds) <= 0 || LibC.recv(_descriptor, buffer, 4096, 0) <= 0)
            {
                break;
            }
        }
        _ = LibC.close(_descriptor);
    }
}
