using System.Buffers.Binary;
using System.Text;

namespace AnyShot.Edge.Tests.Sparkplug;

/// <summary>Reads the fields of a packet one after the other.</summary>
internal struct MqttPacketReader(byte[] body)
{
    private int _at;

    public readonly bool IsAtEnd => _at >= body.Length;

    public int Byte() => body[_at++];

    public int Number()
    {
        var number = BinaryPrimitives.ReadUInt16BigEndian(body.AsSpan(_at));
        _at += 2;
        return number;
    }

    public byte[] Bytes() => Take(Number());

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public byte[] Properties()
    {
        var (length, shift) = (0, 0);
        int part;
        do
        {
            part = Byte();
            length |= (part & 0x7f) << shift;
            shift += 7;
        }
        while ((part & 0x80) != 0);
        return Take(length);
    }

    public byte[] Rest() => Take(body.Length - _at);

    private byte[] Take(int count)
    {
        var bytes = body.AsSpan(_at, count).ToArray();
        _at += count;
        return bytes;
    }
}
