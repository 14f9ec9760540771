namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Where copper lies on a board, in periods of its tracks. Distances are positive inside.</summary>
internal readonly struct BoardPlan
{
    private readonly float _halfWidth;
    private readonly float _share;
    private readonly float _viaShare;
    private readonly float _jogAt;
    private readonly float _jogLength;
    private readonly float _jogEvery;
    private readonly int _segment;
    private readonly uint _salt;
    private readonly float _padLength;
    private readonly float _padWidth;
    private readonly float _gap;
    private readonly bool _square;

    public BoardPlan(Sheet sheet)
    {
        ref var random = ref sheet.Identity;
        _halfWidth = random.Range(0.14f, 0.3f);
        _share = random.Range(0.55f, 0.95f);
        _viaShare = random.Range(0.05f, 0.3f);
        _jogLength = random.Range(1, 4);
        _jogEvery = random.Range(6, 16);
        _segment = 4 + random.Below(8);
        PadRadius = random.Range(0.32f, 0.48f);
        HoleRadius = PadRadius * random.Range(0.35f, 0.6f);
        _padLength = random.Range(1.2f, 2.6f);
        _padWidth = random.Range(0.25f, 0.38f);
        _gap = random.Range(1.5f, 4);
        _square = random.Chance(0.3f);
        _jogAt = sheet.Instance.Range(0, 64);
        _salt = sheet.Instance.Next();
    }

    public float PadRadius { get; }

    public float HoleRadius { get; }

    /// <summary>How far all tracks have moved sideways at u: they run straight, then at 45 degrees, then straight again, and back.</summary>
    public float Jog(float u)
    {
        var place = (u + _jogAt) / _jogEvery;
        var phase = (place - MathF.Floor(place)) * _jogEvery;
        var half = _jogEvery * 0.5f;
        var rise = Math.Clamp(phase, 0, _jogLength);
        return rise - Math.Clamp(phase - half, 0, _jogLength);
    }

    /// <summary>Into a track; some lanes are empty along some of their segments.</summary>
    public float Track(float u, float v)
    {
        var lane = MathF.Floor(v);
        var shifted = (u / _segment) + CellHash.Unit((int)lane, 7, _salt);
        if (CellHash.Unit((int)MathF.Floor(shifted), (int)lane, _salt) > _share)
        {
            return -1;
        }

        var wide = CellHash.Unit((int)lane, 3, _salt) < 0.15f ? 1.5f : 1;
        return (_halfWidth * wide) - MathF.Abs(v - lane - 0.5f);
    }

    /// <summary>Distance to the middle of the via of this grid square; far when it has none.</summary>
    public float Via(float u, float v)
    {
        var column = MathF.Floor(u);
        var lane = MathF.Floor(v);
        if (CellHash.Unit((int)column, (int)lane, _salt + 1) > _viaShare)
        {
            return 9;
        }

        var (du, dv) = (u - column - 0.5f, v - lane - 0.5f);
        return _square ? MathF.Max(MathF.Abs(du), MathF.Abs(dv)) : MathF.Sqrt((du * du) + (dv * dv));
    }

    /// <summary>Into a pad of two facing rows, and into the chip between them.</summary>
    public (float Pad, float Chip) Footprint(float u, float v)
    {
        var repeat = (2 * _padLength) + (2 * _gap) + 1.5f;
        var block = MathF.Floor(v / repeat);
        var across = MathF.Abs(v - ((block + 0.5f) * repeat));
        var column = MathF.Floor(u);
        var kept = CellHash.Unit((int)MathF.Floor(column / 9), (int)block, _salt) < 0.85f && (int)(column - (9 * MathF.Floor(column / 9))) != 0;
        if (!kept)
        {
            return (-1, -1);
        }

        var pad = MathF.Min(_padWidth - MathF.Abs(u - column - 0.5f), (_padLength * 0.5f) - MathF.Abs(across - _gap - (_padLength * 0.5f)));
        return (pad, _gap - 0.2f - across);
    }
}
