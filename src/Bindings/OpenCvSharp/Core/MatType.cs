namespace OpenCvSharp;

/// <summary>Depth and number of channels of a matrix element, packed as OpenCV packs them.</summary>
/// <param name="value">The packed number.</param>
public readonly record struct MatType(int value) : IEquatable<int>
{
    public const int CV_8U = 0;
    public const int CV_8S = 1;
    public const int CV_16U = 2;
    public const int CV_16S = 3;
    public const int CV_32S = 4;
    public const int CV_32F = 5;
    public const int CV_64F = 6;
    public const int CV_USRTYPE1 = 7;

    public static readonly MatType CV_8UC1 = CV_8UC(1);
    public static readonly MatType CV_8UC2 = CV_8UC(2);
    public static readonly MatType CV_8UC3 = CV_8UC(3);
    public static readonly MatType CV_8UC4 = CV_8UC(4);
    public static readonly MatType CV_8SC1 = CV_8SC(1);
    public static readonly MatType CV_16UC1 = CV_16UC(1);
    public static readonly MatType CV_16UC3 = CV_16UC(3);
    public static readonly MatType CV_16SC1 = CV_16SC(1);
    public static readonly MatType CV_16SC3 = CV_16SC(3);
    public static readonly MatType CV_32SC1 = CV_32SC(1);
    public static readonly MatType CV_32SC2 = CV_32SC(2);
    public static readonly MatType CV_32FC1 = CV_32FC(1);
    public static readonly MatType CV_32FC2 = CV_32FC(2);
    public static readonly MatType CV_32FC3 = CV_32FC(3);
    public static readonly MatType CV_32FC4 = CV_32FC(4);
    public static readonly MatType CV_64FC1 = CV_64FC(1);
    public static readonly MatType CV_64FC2 = CV_64FC(2);
    public static readonly MatType CV_64FC3 = CV_64FC(3);
    public static readonly MatType CV_64FC4 = CV_64FC(4);

    private const int ChannelShift = 3;
    private const int MostChannels = 512;
    private const int DepthMask = (1 << ChannelShift) - 1;
    private static readonly string[] DepthNames = ["CV_8U", "CV_8S", "CV_16U", "CV_16S", "CV_32S", "CV_32F", "CV_64F", "CV_USRTYPE1"];

    // A field of the same name keeps the record from making the parameter a public property, which the official type does not have.
    private readonly int value = value;

    public int Value => value;

    /// <summary>One of CV_8U to CV_64F.</summary>
    public int Depth => value & DepthMask;

    public bool IsInteger => Depth < CV_32F;

    public int Channels => (value >> ChannelShift) + 1;

    public static explicit operator int(MatType self) => self.Value;

    public static implicit operator MatType(int value) => new(value);

    public static bool operator ==(MatType self, int other) => self.Value == other;

    public static bool operator !=(MatType self, int other) => self.Value != other;

    public static MatType FromInt32(int value) => new(value);

    public static MatType CV_8UC(int ch) => MakeType(CV_8U, ch);

    public static MatType CV_8SC(int ch) => MakeType(CV_8S, ch);

    public static MatType CV_16UC(int ch) => MakeType(CV_16U, ch);

    public static MatType CV_16SC(int ch) => MakeType(CV_16S, ch);

    public static MatType CV_32SC(int ch) => MakeType(CV_32S, ch);

    public static MatType CV_32FC(int ch) => MakeType(CV_32F, ch);

    public static MatType CV_64FC(int ch) => MakeType(CV_64F, ch);

    /// <exception cref="OpenCVException">The depth is not 0 to 7 or the channels are not 1 to 511.</exception>
    public static MatType MakeType(int depth, int channels)
    {
        if (channels is <= 0 or >= MostChannels)
        {
            throw new OpenCVException($"{channels} channels are not 1 to {MostChannels - 1}.");
        }

        if (depth is < 0 or > DepthMask)
        {
            throw new OpenCVException($"Depth {depth} is not 0 to {DepthMask}.");
        }

        return new MatType(depth | ((channels - 1) << ChannelShift));
    }

    public int ToInt32() => value;

    public bool Equals(int other) => value == other;

    public override string ToString() =>
        Channels <= 4 ? $"{DepthNames[Depth]}C{Channels}" : $"{DepthNames[Depth]}C({Channels})";
}
