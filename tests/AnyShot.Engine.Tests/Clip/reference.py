#!/usr/bin/python3
"""Small random CLIP models in the forms in which CLIP models are published, and what they compute: written in plain PyTorch, Pillow and Python from the paper
(Radford et al. 2021) and the documentation of the formats, independently of the C# code that ClipAgreementTests compares with it.

usage: reference.py FOLDER
Writes FOLDER/<model>/ with weights, byte pairs, image.f32, image-features.f32 and text-features.f32 for each model, FOLDER/tokens.json (texts and their 77 tokens)
and FOLDER/pictures.json with one .raw and one .f32 file a picture."""
import gzip
import html
import json
import pathlib
import random
import re
import struct
import sys
import unicodedata

try:
    import numpy
    import torch
    from PIL import Image
    from torch.nn import functional as F
except ImportError:
    sys.exit("reference.py needs PyTorch, NumPy and Pillow for /usr/bin/python3: apt-get install -y python3-torch python3-numpy python3-pil")

torch.set_num_threads(1)
CONTEXT = 77
MEAN, STD = (0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)

TEXTS = [
    "a photo of a thin dark crack", "A PHOTO  of\ta\n\nScratch.", "", "   ", "it's isn't we've I'm they'll he'd we're rock'n'roll 'S", "12345 3.14 m\u00b2 \u00bd \u2167 x2",
    "caf\u00e9 cafe\u0301 \u00c5ngstr\u00f6m \u212bngstro\u0308m \u1e69 s\u0323\u0307 s\u0307\u0323", "\u0130stanbul \u039f\u0394\u039f\u03a3 \u03a3\u0391\u03a3 Stra\u00dfe",
    "\U0001f600\U0001f469\u200d\U0001f52c crack \U0001f9ea!!", "\u6807\u7b7e \u5272\u308c\u76ee \u30c6\u30b9\u30c8 \uff83\uff7d\uff84 \ud55c\uae00 \u1112\u1161\u11ab",
    "\uff21\uff22\uff23\u3000\uff11\uff12\uff01", "rust &amp; dust &lt;3 &eacute; &#233; &#xE9; &#146; it&rsquo;s", "&amp;amp;amp; &amp;lt; &notit; &NotEqualTilde; &nosuch; &#0; &#x110000; &copy",
    "<b>bold &amp; &eacute;</b>", "one\n<i>\ntwo &lt; three", "\u201ccurly\u201d \u2018quotes\u2019 don\u2019t", "\ufb01ne \ufb02aw \ufb03 \u01c4 \u0149",
    "tab\x00le \x1b[31mred\x1b[0m \ufeffend \x85 \x92", "snake_case CamelCase e-mail@x.y #tag 50% a/b \u20ac5 \u2013 \u2014 \u2026", "\u00a0no\u2009break\u202fspace\u2028line",
    "<|startoftext|> a <|endoftext|> b", "\U0001d400\U0001d7d8\U00020000 \U0001f1e9\U0001f1ea", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbb ababab abcabcabc",
    " ".join(f"word{i} and more" for i in range(60)), "x" * 300, "\u0915\u094d\u0937\u093f \u0e01\u0e33\u0e25\u0e31\u0e07 \u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u05e9\u05c1",
]

PARTS = [
    "a", "b", "the", "crack", " ", " ", "  ", "\t", "\n", "E", "\u03a3", "\u03c3", "\u0130", "\u00df", "o", "u", "s", "'", "'s", "'ll", "'Re", ".", ",", "-", "1", "22", "\u00bd",
    "\u0300", "\u0301", "\u0302", "\u0307", "\u0308", "\u0323", "\u0327", "\u0345", "\u031b", "\u3099", "\u05b0", "\u094d", "\u0f71", "\u1100", "\u1161", "\u11a8", "\uac00",
    "\u0958", "\u2126", "\u212a", "\uf900", "\u017f", "\u212b", "\ufb05", "\u0344", "\u01d5", "\u1f82", "\u304b", "\uff76", "\uff9e", "\uff01", "\uffe3", "\u3000", "\u4e00", "\U0001f600", "\U0001d15e", "\U00010400",
    "&", "&amp", "&amp;", "&#", "&#x", "&#39;", "&#x27", "&#150;", "&#0;", "&#xd800;", "&#99999999999;", "&lt", "&lt;", ";", "#", "&notin;", "&notinx", "&Eacute;", "&eacute",
    "&fjlig;", "&acE;", "<", ">", "\u2019", "\u201c", "\ufb01", "\u0149", "\x00", "\x85", "\x9d", "\x1b[1m", "\x7f", "\ufeff", "\u200b", "\u200d", "\u00a0", "\u00ad", "\u2028",
    "<|endoftext|>", "<|", "|>", "_", "%", "\u20ac",
]


def random_texts(count):
    draw = random.Random(3)
    return ["".join(draw.choice(PARTS) for _ in range(draw.randrange(1, 24))) for _ in range(count)]


# --- text: cleaning, words, byte pairs -------------------------------------------------------------------------------------------------------------------

LIGATURES = {0x132: "IJ", 0x133: "ij", 0x149: "\u02bcn", 0x1F1: "DZ", 0x1F2: "Dz", 0x1F3: "dz", 0x1C4: "D\u017d", 0x1C5: "D\u017e", 0x1C6: "d\u017e", 0x1C7: "LJ", 0x1C8: "Lj",
             0x1C9: "lj", 0x1CA: "NJ", 0x1CB: "Nj", 0x1CC: "nj", 0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "\u017ft", 0xFB06: "st"}
CONTROLS = {*range(0, 9), 0xB, *range(0xE, 0x20), 0x7F, *range(0x206A, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFD)}


def strict_entity(match):
    text = html.unescape(match.group())
    return match.group() if ";" in text else text


def one_repair(line, is_html):
    if not is_html:
        line = re.sub(r"&#?[0-9A-Za-z]{1,24};", strict_entity, line)
    line = "".join(bytes([ord(c)]).decode("cp1252", "ignore") or c if 0x80 <= ord(c) < 0xA0 else c for c in line)
    line = line.translate(LIGATURES)
    line = "".join(unicodedata.normalize("NFKC", c) if 0xFF00 < ord(c) < 0xFFF0 else " " if c == "\u3000" else c for c in line)
    line = re.sub("[\u02bc\u2018-\u201b]", "'", re.sub("[\u201c-\u201f]", '"', line))
    line = re.sub("\r\n|\r|\u2028|\u2029|\x85", "\n", line)
    line = re.sub("\x1b\\[[0-9;]*[a-zA-Z]", "", line)
    return unicodedata.normalize("NFC", "".join(c for c in line if ord(c) not in CONTROLS))


def repair(text):
    """The documented steps of ftfy 6, but for its guess at wrongly decoded text."""
    result, is_html = "", False
    for line in re.findall("[^\n]*\n|[^\n]+", text):
        is_html = is_html or "<" in line
        while (better := one_repair(line, is_html)) != line:
            line = better
        result += line
    return result


def words(text):
    text = html.unescape(html.unescape(repair(text)))
    text = " ".join(text.split()).lower()

    def kind(character):
        category = unicodedata.category(character)[0]
        # The pattern ignores case, and the capital of U+0345 is a letter: neither the letters nor the rest have it.
        return " " if character.isspace() or character == "\u0345" else category if category in "LN" else "o"

    kinds = "".join(kind(character) for character in text)
    pattern = re.compile(r"L+|N|o+")
    special = re.compile(r"<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d", re.IGNORECASE)
    place = 0
    while place < len(text):
        found = special.match(text, place) or pattern.match(kinds, place)
        if found:
            yield text[place:found.end()]
        place = found.end() if found else place + 1


def alphabet():
    printable = [b for b in range(256) if 33 <= b <= 126 or 161 <= b <= 172 or 174 <= b <= 255]
    rest = [b for b in range(256) if b not in printable]
    return {**{b: chr(b) for b in printable}, **{b: chr(256 + i) for i, b in enumerate(rest)}}


ALPHABET = alphabet()


def spell(word):
    letters = [ALPHABET[b] for b in word.encode("utf-8")]
    return letters[:-1] + [letters[-1] + "</w>"]


def join(symbols, pair):
    joined, i = [], 0
    while i < len(symbols):
        fits = tuple(symbols[i:i + 2]) == pair
        joined.append("".join(pair) if fits else symbols[i])
        i += 2 if fits else 1
    return joined


def learn_merges(count):
    """Byte-pair merges of the texts themselves, the commonest pair first."""
    spelled = [spell(word) for text in TEXTS for word in words(text) if not word.startswith("<|")]
    merges = []
    while len(merges) < count:
        pairs = {}
        for symbols in spelled:
            for pair in zip(symbols, symbols[1:]):
                pairs[pair] = pairs.get(pair, 0) + 1
        if not pairs:
            break
        best = max(pairs, key=lambda pair: (pairs[pair], pair))
        merges.append(best)
        spelled = [join(symbols, best) for symbols in spelled]
    return merges


class Tokens:
    def __init__(self, merges):
        self.ranks = {pair: rank for rank, pair in enumerate(merges)}
        names = list(ALPHABET.values())
        self.names = names + [name + "</w>" for name in names] + ["".join(pair) for pair in merges] + ["<|startoftext|>", "<|endoftext|>"]
        self.ids = {name: i for i, name in enumerate(self.names)}

    def word(self, word):
        if word in ("<|startoftext|>", "<|endoftext|>"):
            return [self.ids[word]]
        symbols = spell(word)
        while True:
            known = [pair for pair in zip(symbols, symbols[1:]) if pair in self.ranks]
            if not known:
                return [self.ids[symbol] for symbol in symbols]
            symbols = join(symbols, min(known, key=self.ranks.get))

    def text(self, text):
        tokens = [self.ids["<|startoftext|>"]] + [token for word in words(text) for token in self.word(word)] + [self.ids["<|endoftext|>"]]
        if len(tokens) > CONTEXT:
            tokens = tokens[:CONTEXT - 1] + tokens[-1:]
        return tokens + [0] * (CONTEXT - len(tokens))


# --- networks --------------------------------------------------------------------------------------------------------------------------------------------

class Weights:
    """Draws tensors by name."""

    def __init__(self, seed):
        self.state, self.draw = {}, torch.Generator().manual_seed(seed)

    def add(self, name, *shape, scale=None, mean=0.0):
        scale = scale or shape[-1] ** -0.5
        self.state[name] = mean + scale * torch.randn(*shape, generator=self.draw)

    def linear(self, name, to, from_):
        self.add(f"{name}.weight", to, from_)
        self.add(f"{name}.bias", to, scale=0.1)

    def norm(self, name, size):
        self.add(f"{name}.weight", size, scale=0.2, mean=1.0)
        self.add(f"{name}.bias", size, scale=0.1)

    def batch_norm(self, name, size):
        self.norm(name, size)
        self.add(f"{name}.running_mean", size, scale=0.1)
        self.add(f"{name}.running_var", size, scale=0.1)
        self.state[f"{name}.running_var"] = self.state[f"{name}.running_var"].abs() + 0.5
        self.state[f"{name}.num_batches_tracked"] = torch.tensor(7)

    def convolution(self, name, to, from_, kernel):
        self.add(f"{name}.weight", to, from_, kernel, kernel, scale=(2 / (from_ * kernel * kernel)) ** 0.5)

    def transformer(self, name, width, layers):
        for i in range(layers):
            block = f"{name}.resblocks.{i}"
            self.norm(f"{block}.ln_1", width)
            self.add(f"{block}.attn.in_proj_weight", 3 * width, width)
            self.add(f"{block}.attn.in_proj_bias", 3 * width, scale=0.1)
            self.linear(f"{block}.attn.out_proj", width, width)
            self.norm(f"{block}.ln_2", width)
            self.linear(f"{block}.mlp.c_fc", 4 * width, width)
            self.linear(f"{block}.mlp.c_proj", width, 4 * width)

    def text(self, vocabulary, width, layers, size):
        self.add("token_embedding.weight", vocabulary, width, scale=0.5)
        self.add("positional_embedding", CONTEXT, width, scale=0.3)
        self.transformer("transformer", width, layers)
        self.norm("ln_final", width)
        self.add("text_projection", width, size)
        self.state["logit_scale"] = torch.tensor(4.6)

    def vision_transformer(self, side, patch, width, layers, size):
        self.convolution("visual.conv1", width, 3, patch)
        self.add("visual.class_embedding", width, scale=0.3)
        self.add("visual.positional_embedding", (side // patch) ** 2 + 1, width, scale=0.3)
        self.norm("visual.ln_pre", width)
        self.transformer("visual.transformer", width, layers)
        self.norm("visual.ln_post", width)
        self.add("visual.proj", width, size)

    def residual_network(self, side, width, layers, size):
        for i, (to, from_) in enumerate([(width // 2, 3), (width // 2, width // 2), (width, width // 2)]):
            self.convolution(f"visual.conv{i + 1}", to, from_, 3)
            self.batch_norm(f"visual.bn{i + 1}", to)
        from_ = width
        for stage, blocks in enumerate(layers):
            inside = width * 2 ** stage
            for i in range(blocks):
                block = f"visual.layer{stage + 1}.{i}"
                for j, (a, b, kernel) in enumerate([(inside, from_, 1), (inside, inside, 3), (4 * inside, inside, 1)]):
                    self.convolution(f"{block}.conv{j + 1}", a, b, kernel)
                    self.batch_norm(f"{block}.bn{j + 1}", a)
                if i == 0:
                    self.convolution(f"{block}.downsample.0", 4 * inside, from_, 1)
                    self.batch_norm(f"{block}.downsample.1", 4 * inside)
                from_ = 4 * inside
        self.add("visual.attnpool.positional_embedding", (side // 32) ** 2 + 1, from_, scale=0.3)
        for projection in "qkv":
            self.linear(f"visual.attnpool.{projection}_proj", from_, from_)
        self.linear("visual.attnpool.c_proj", size, from_)


def quick_gelu(x):
    return x / (1 + torch.exp(-1.702 * x))


def norm(state, name, x):
    return F.layer_norm(x, x.shape[-1:], state[f"{name}.weight"], state[f"{name}.bias"])


def attention(q, k, v, heads, mask=None):
    """One head after the other: rows of q, k, v are tokens."""
    size = q.shape[1] // heads
    mixed = []
    for i in range(heads):
        a, b, c = (x[:, i * size:(i + 1) * size] for x in (q, k, v))
        scores = a @ b.T / size ** 0.5
        mixed.append(torch.softmax(scores if mask is None else scores.masked_fill(mask, -torch.inf), dim=1) @ c)
    return torch.cat(mixed, dim=1)


def transformer(state, name, x, head, activation, mask=None):
    i = 0
    while f"{name}.resblocks.{i}.ln_1.weight" in state:
        block = f"{name}.resblocks.{i}"
        q, k, v = F.linear(norm(state, f"{block}.ln_1", x), state[f"{block}.attn.in_proj_weight"], state[f"{block}.attn.in_proj_bias"]).split(x.shape[1], dim=1)
        mixed = attention(q, k, v, x.shape[1] // head, mask)
        x = x + F.linear(mixed, state[f"{block}.attn.out_proj.weight"], state[f"{block}.attn.out_proj.bias"])
        hidden = activation(F.linear(norm(state, f"{block}.ln_2", x), state[f"{block}.mlp.c_fc.weight"], state[f"{block}.mlp.c_fc.bias"]))
        x = x + F.linear(hidden, state[f"{block}.mlp.c_proj.weight"], state[f"{block}.mlp.c_proj.bias"])
        i += 1
    return x


def vision_transformer(state, image, head, activation):
    kernel = state["visual.conv1.weight"]
    patches = F.conv2d(image[None], kernel, stride=kernel.shape[-1])[0].flatten(1).T
    x = torch.cat([state["visual.class_embedding"][None], patches]) + state["visual.positional_embedding"]
    x = transformer(state, "visual.transformer", norm(state, "visual.ln_pre", x), head, activation)
    return norm(state, "visual.ln_post", x[0]) @ state["visual.proj"]


def convolve(state, convolution, batch_norm, x, stride=1):
    kernel = state[f"{convolution}.weight"]
    x = F.conv2d(x, kernel, stride=stride, padding=kernel.shape[-1] // 2)
    numbers = (state[f"{batch_norm}.{part}"] for part in ("running_mean", "running_var", "weight", "bias"))
    return F.batch_norm(x, *numbers, training=False)


def residual_network(state, image, head):
    x = image[None]
    for i in (1, 2, 3):
        x = convolve(state, f"visual.conv{i}", f"visual.bn{i}", x, stride=2 if i == 1 else 1).relu()
    x = F.avg_pool2d(x, 2)
    for stage in (1, 2, 3, 4):
        i = 0
        while f"visual.layer{stage}.{i}.conv1.weight" in state:
            block = f"visual.layer{stage}.{i}"
            halve = (lambda maps: F.avg_pool2d(maps, 2)) if i == 0 and stage > 1 else (lambda maps: maps)
            y = convolve(state, f"{block}.conv1", f"{block}.bn1", x).relu()
            y = convolve(state, f"{block}.conv2", f"{block}.bn2", y).relu()
            y = convolve(state, f"{block}.conv3", f"{block}.bn3", halve(y))
            if f"{block}.downsample.0.weight" in state:
                x = convolve(state, f"{block}.downsample.0", f"{block}.downsample.1", halve(x))
            x = (x + y).relu()
            i += 1
    places = x[0].flatten(1).T
    x = torch.cat([places.mean(0, keepdim=True), places]) + state["visual.attnpool.positional_embedding"]
    q, k, v = (F.linear(x, state[f"visual.attnpool.{p}_proj.weight"], state[f"visual.attnpool.{p}_proj.bias"]) for p in "qkv")
    mixed = attention(q, k, v, x.shape[1] // head)[0]
    return F.linear(mixed, state["visual.attnpool.c_proj.weight"], state["visual.attnpool.c_proj.bias"])


def encode_text(state, tokens, end, heads, activation):
    """One text with all its 77 tokens."""
    width = state["token_embedding.weight"].shape[1]
    later = torch.ones(CONTEXT, CONTEXT, dtype=torch.bool).triu(1)
    x = state["token_embedding.weight"][torch.tensor(tokens)] + state["positional_embedding"]
    x = norm(state, "ln_final", transformer(state, "transformer", x, width // heads, activation, later))
    return x[tokens.index(end)] @ state["text_projection"]


# --- files -----------------------------------------------------------------------------------------------------------------------------------------------

def write_script(path, state):
    """As OpenAI's archives: a TorchScript module whose matrices are halves."""
    root = torch.nn.Module()
    for name, value in state.items():
        module = root
        *folders, last = name.split(".")
        for folder in folders:
            if not hasattr(module, folder):
                module.add_module(folder, torch.nn.Module())
            module = getattr(module, folder)
        if "running" in last or "num_batches" in last:
            module.register_buffer(last, value)
        else:
            module.register_parameter(last, torch.nn.Parameter(value, requires_grad=False))
    torch.jit.script(root).save(str(path))


def write_safetensors(path, state):
    kinds = {torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16", torch.int64: "I64"}
    head, data = {"__metadata__": {"format": "pt"}}, b""
    for name, value in state.items():
        value = value.contiguous()
        raw = (value.view(torch.int16) if value.dtype == torch.bfloat16 else value).numpy().tobytes()
        head[name] = {"dtype": kinds[value.dtype], "shape": list(value.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(head).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def as_views(state):
    """The same values over memory that is laid out otherwise: a transposed matrix, and two tensors in one storage."""
    state = dict(state)
    state["text_projection"] = state["text_projection"].T.contiguous().T
    both = torch.cat([state["ln_final.weight"], state["ln_final.bias"]])
    state["ln_final.weight"], state["ln_final.bias"] = both.chunk(2)
    return state


def stored(state, kinds):
    """Numbers as a file stores them: matrices in turn as each of the kinds, vectors as float32."""
    matrices = [name for name, value in state.items() if value.dim() > 1]
    return {name: value.to(kinds[matrices.index(name) % len(kinds)]) if name in matrices else value for name, value in state.items()}


def write_byte_pairs(folder, form, merges, tokens):
    lines = [" ".join(pair) for pair in merges]
    if form == "gzip":
        (folder / "bpe_simple_vocab_16e6.txt.gz").write_bytes(gzip.compress(("\"bpe_simple_vocab_16e6.txt#version: 0.2\n" + "\n".join(lines) + "\n").encode(), mtime=0))
    elif form == "lists":
        (folder / "merges.txt").write_text("#version: 0.2\n" + "\n".join(lines) + "\n", encoding="utf-8")
        (folder / "vocab.json").write_text(json.dumps(tokens.ids), encoding="utf-8")
    else:
        model = {"type": "BPE", "vocab": tokens.ids, "merges": lines if form == "tokenizer" else merges}
        special = [{"id": tokens.ids[name], "content": name} for name in tokens.names[-2:]]
        (folder / "tokenizer.json").write_text(json.dumps({"version": "1.0", "added_tokens": special, "model": model}), encoding="utf-8")


def write_model(folder, write, kinds, tower, byte_pairs, activation, merges, tokens, config=None, views=False):
    folder.mkdir()
    weights = Weights(seed=len(folder.name))
    head = (config or {}).get("model_cfg", {}).get("vision_cfg", {}).get("head_width", 64)
    heads = (config or {}).get("model_cfg", {}).get("text_cfg", {}).get("heads", 2)
    side = 32 if tower == "vit" else 64
    weights.text(len(tokens.names), 128, 2, 24)
    if tower == "vit":
        weights.vision_transformer(side, 8, 128, 2, 24)
    else:
        weights.residual_network(side, 4, [2, 1, 1, 2], 24)
    kept = stored(weights.state, kinds)
    write(folder / ("weights.safetensors" if write is write_safetensors else "weights.pt"), as_views(kept) if views else kept)
    write_byte_pairs(folder, byte_pairs, merges, tokens)
    if config:
        (folder / "open_clip_config.json").write_text(json.dumps(config))
    state = {name: value.float() for name, value in kept.items()}
    images = torch.randn(3, 3, side, side, generator=weights.draw)
    features = [vision_transformer(state, image, head, activation) if tower == "vit" else residual_network(state, image, head) for image in images]
    end = tokens.ids["<|endoftext|>"]
    texts = [encode_text(state, tokens.text(text), end, heads, activation) for text in TEXTS]
    for name, rows in (("image", list(images)), ("image-features", features), ("text-features", texts)):
        torch.stack(rows).numpy().astype("<f4").tofile(folder / f"{name}.f32")


def write_pictures(folder):
    draw = numpy.random.default_rng(5)
    pictures = []
    for width, height, mode, side in [(97, 61, "RGB", 32), (20, 33, "RGB", 32), (500, 375, "RGB", 64), (41, 300, "L", 32), (32, 32, "RGB", 32), (33, 32, "RGB", 32),
                                      (35, 32, "RGB", 32), (3, 50, "RGB", 32), (224, 448, "RGB", 224)]:
        smooth = numpy.asarray(Image.fromarray(draw.integers(0, 256, (5, 6, 3), dtype=numpy.uint8)).resize((width, height), Image.BICUBIC))
        noise = draw.integers(0, 256, (height, width, 3), dtype=numpy.uint8)
        image = Image.fromarray(numpy.where(draw.random((height, width, 1)) < 0.3, noise, smooth)).convert(mode)
        scaled = (side, int(side * height / width)) if width <= height else (int(side * width / height), side)
        shown = image if min(width, height) == side else image.resize(scaled, Image.BICUBIC)
        left, top = int(round((shown.width - side) / 2)), int(round((shown.height - side) / 2))
        shown = shown.crop((left, top, left + side, top + side)).convert("RGB")
        name = f"picture-{len(pictures)}"
        numpy.asarray(image).tofile(folder / f"{name}.raw")
        numbers = (numpy.asarray(shown).astype(numpy.float32) / 255 - numpy.float32(MEAN)) / numpy.float32(STD)
        numbers.transpose(2, 0, 1).astype("<f4").tofile(folder / f"{name}.f32")
        pictures.append({"name": name, "width": width, "height": height, "channels": len(mode) if mode == "RGB" else 1, "side": side})
    (folder / "pictures.json").write_text(json.dumps(pictures))


def main(folder):
    merges = learn_merges(150)
    tokens = Tokens(merges)
    (folder / "tokens.json").write_text(json.dumps([{"text": text, "tokens": tokens.text(text)} for text in TEXTS + random_texts(1500)]))
    half = [torch.float16]
    mixed = [torch.float32, torch.float16, torch.bfloat16]
    quick = {"model_cfg": {"quick_gelu": True, "vision_cfg": {"head_width": 32}, "text_cfg": {"heads": 4}}, "preprocess_cfg": {"mean": [0.5] * 3, "std": [0.5] * 3}}
    write_model(folder / "openai-vit", write_script, half, "vit", "gzip", quick_gelu, merges, tokens, views=True)
    write_model(folder / "openai-resnet", write_script, half, "resnet", "lists", quick_gelu, merges, tokens)
    write_model(folder / "open-clip-vit", write_safetensors, mixed, "vit", "tokenizer", F.gelu, merges, tokens)
    write_model(folder / "open-clip-resnet", write_safetensors, mixed, "resnet", "new-tokenizer", F.gelu, merges, tokens)
    write_model(folder / "open-clip-quick", write_safetensors, mixed, "vit", "lists", quick_gelu, merges, tokens, config=quick)
    write_model(folder / "open-clip-state", lambda path, state: torch.save(state, path), mixed, "vit", "gzip", F.gelu, merges, tokens, views=True)
    write_pictures(folder)


if __name__ == "__main__":
    with torch.no_grad():
        main(pathlib.Path(sys.argv[1]))
