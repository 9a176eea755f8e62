pragma circom 2.1.0;

// Stands in for the protocol's membership circuit where its proving key is not at hand: whoever proves knows two factors of
// the public number, neither of them 1.
template Membership() {
    signal input left;
    signal input right;
    signal input number;
    signal leftInverse;
    signal rightInverse;
    leftInverse <-- 1 / (left - 1);
    rightInverse <-- 1 / (right - 1);
    leftInverse * (left - 1) === 1;
    rightInverse * (right - 1) === 1;
    number === left * right;
}

component main { public [number] } = Membership();
